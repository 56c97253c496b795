using System.Text.Encodings.Web;
using Kreisblick.Web.Platform.Slots;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Slots;

public sealed class PageSlotTests(Databases databases) : IClassFixture<Databases>
{
    private const string Breadcrumb = "/Platform/Web/Components/Breadcrumb.cshtml";

    [Fact]
    public void Fragments_come_in_their_order_and_only_into_their_slot()
    {
        var registry = new SlotRegistry([
            Fragment("b", 2, "/x"),
            Fragment("a", 20, "/last"),
            Fragment("a", 3, "/first"),
        ]);
        Assert.Equal("/first /last", string.Join(' ', registry.For("a").Select(f => f.Partial)));
        Assert.Empty(registry.For("nobody"));
    }

    [Fact]
    public async Task Slot_shows_the_fragments_with_their_models_and_leaves_out_those_without()
    {
        await using var portal = new PortalFactory(
            await databases.OpenAsync(DatabaseKind.Sqlite),
            change: services =>
                services
                    .AddSingleton(
                        new SlotFragment(
                            "probe",
                            2,
                            Breadcrumb,
                            (_, subject, _) => Task.FromResult<object?>(Crumbs($"zweiter {subject}"))
                        )
                    )
                    .AddSingleton(
                        new SlotFragment(
                            "probe",
                            1,
                            Breadcrumb,
                            (_, subject, _) => Task.FromResult<object?>(Crumbs($"erster {subject}"))
                        )
                    )
                    .AddSingleton(new SlotFragment("probe", 3, Breadcrumb, (_, _, _) => Task.FromResult<object?>(null)))
                    .AddSingleton(
                        new SlotFragment(
                            "elsewhere",
                            1,
                            Breadcrumb,
                            (_, _, _) => Task.FromResult<object?>(Crumbs("fremd"))
                        )
                    )
        );

        var html = await RenderAsync(portal.Services, "probe", "Teil");
        Assert.True(
            html.IndexOf("erster Teil", StringComparison.Ordinal) is >= 0 and var first
                && first < html.IndexOf("zweiter Teil", StringComparison.Ordinal),
            html
        );
        Assert.DoesNotContain("fremd", html, StringComparison.Ordinal);
        Assert.DoesNotContain("page-slot", html, StringComparison.Ordinal);
        Assert.Equal("", await RenderAsync(portal.Services, "nobody", null));
    }

    private static List<Kreisblick.Web.Platform.Web.Layout.Crumb> Crumbs(string text) =>
        [new("Start", "/"), new(text, null)];

    private static SlotFragment Fragment(string slot, int order, string partial) =>
        new(slot, order, partial, (_, _, _) => Task.FromResult<object?>(null));

    private static async Task<string> RenderAsync(IServiceProvider root, string slot, object? subject)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var http = new DefaultHttpContext { RequestServices = services };
        await using var writer = new StringWriter();
        var view = new ViewContext(
            new Microsoft.AspNetCore.Mvc.ActionContext(http, new RouteData(), new ActionDescriptor()),
            new NoView(),
            new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
            services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http),
            writer,
            new HtmlHelperOptions()
        );
        var helper = new PageSlotTagHelper(services, services.GetRequiredService<IHtmlHelper>())
        {
            Name = slot,
            Subject = subject,
            View = view,
        };
        var output = new TagHelperOutput(
            "page-slot",
            [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())
        );
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class NoView : IView
    {
        public string Path => "/";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }
}
