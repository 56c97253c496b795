using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace Kreisblick.Web.Platform.Authorization;

/// <summary>Rights as policies of the framework; who asks as a service of the request.</summary>
internal static class AuthorizationModule
{
    public static void AddAccess(this IServiceCollection services)
    {
        var authorization = services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(static _ => false).Build());
        foreach (var right in Rights.All)
            authorization.AddPolicy(right.Code, policy => policy.AddRequirements(new RightRequirement(right)));
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
        services.AddSingleton<IAntiforgery, SessionAntiforgery>();
        services.AddScoped<Scopes>();
        services.AddScoped(s =>
            s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Person() ?? Authorization.Person.Nobody
        );
    }

    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static Person Person(this HttpContext context) =>
        context.Features.Get<Person>() ?? Authorization.Person.Nobody;
}
