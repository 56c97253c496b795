using Microsoft.AspNetCore.Authorization;

namespace Kreisblick.Web.Platform.Authorization;

/// <summary>The person has the right at least for some objects; which ones is the handler's business.</summary>
internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

/// <summary>Password or passkey were given a short while ago.</summary>
internal sealed record FreshProofRequirement : IAuthorizationRequirement;

/// <summary>Marks pages for grave acts: they ask for password or passkey again if that is too long ago.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class FreshProofAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new FreshProofRequirement()];
}

internal sealed class AccessHandler(TimeProvider time) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        var person = (context.Resource as HttpContext)?.Person() ?? Person.Nobody;
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var met = requirement switch
            {
                RightRequirement asked => person.May(asked.Right),
                FreshProofRequirement => person.HasFreshProof(time.GetUtcNow()),
                _ => false,
            };
            if (met)
                context.Succeed(requirement);
        }
        return Task.CompletedTask;
    }
}
